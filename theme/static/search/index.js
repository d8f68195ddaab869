// Reads the index that plugins/mujaz/site/search_index.py writes: only the files that hold what is asked for.
import {keys, skeleton, sound, words} from "./keys.js";

const LONGEST_NAME = 4;

export class Index {
  constructor(folder, lang) {
    Object.assign(this, {folder, lang, files: new Map()});
  }

  // With a version, for a file of one build must not be taken with one of another.
  load(path, version) {
    if (!this.files.has(path)) this.files.set(path, this.read(`${this.folder}${path}${version ? `?${version}` : ""}`));
    return this.files.get(path);
  }

  async read(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  }

  async about() {
    this.known ??= await this.load("index.json", "");
    return this.known;
  }

  // Document number to weight, for one key. Documents are numbered through all segments.
  async posting(key) {
    const {segments} = await this.about();
    const found = new Map();
    let first = 0;
    const parts = await Promise.all(segments.map(([name, , files, version]) =>
      this.load(`${name}/terms/${shard(key, files)}.json`, version)));
    for (const [at, terms] of parts.entries()) {
      let number = first;
      for (const difference of Object.hasOwn(terms, key) ? terms[key] : []) {
        number += difference >> 2;
        found.set(number, difference & 3);
      }
      first += segments[at][1];
    }
    return found;
  }

  // What a word finds: its likeliest reading that the index has, and names that sound like it.
  async word(word) {
    const heard = sound(word), {irregular} = await this.about();
    const [spoken, ...readings] = await Promise.all(
      [heard ? this.posting(`~${heard}`) : new Map(), ...keys(word, irregular).map(key => this.posting(key))]);
    return union(readings.find(posting => posting.size) ?? new Map(), spoken);
  }

  // What no spelling finds is looked for by its consonants.
  async alike(word) {
    const left = skeleton(word);
    return left ? this.posting(`^${left}`) : new Map();
  }

  async name(part) {
    const sounds = part.map(sound), {irregular} = await this.about();
    const [spelt, spoken] = await Promise.all([
      this.posting("=" + part.map(word => keys(word, irregular)[0]).join(" ")),
      sounds.every(Boolean) ? this.posting("=~" + sounds.join("")) : new Map()]);
    return union(spelt, spoken);
  }

  // Numbers of the documents that have every word and pass every filter, the best first.
  async search(query, filters) {
    const {skipped, segments, pages} = await this.about();
    const all = segments.reduce((sum, [, documents]) => sum + documents, 0);
    const typed = words(query), telling = typed.filter(word => !skipped.includes(word));
    // A name may be made of words that are skipped: then it alone is meant, as 'WHO' is.
    const named = telling.length ? new Map() : await this.name(typed.slice(0, LONGEST_NAME));
    const asked = telling.length ? telling : typed;
    const [finds, kept] = await Promise.all([
      named.size ? [named] : this.words(asked),
      Promise.all(filters.map(([facet, value]) => this.posting(`@${facet} ${value}`)))]);
    const scores = new Map();
    const first = finds[0] ?? kept[0] ?? new Map();
    for (const number of first.keys()) {
      if (![...finds, ...kept].every(posting => posting.has(number))) continue;
      const score = finds.reduce((sum, posting) => sum + posting.get(number) ** 2 * Math.log(1 + all / posting.size), 0);
      // An actor's own page comes before the briefings that name it.
      scores.set(number, number < pages ? score * 2 : score);
    }
    return [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([number]) => number);
  }

  // A word also finds what has a name of several words in which it stands.
  async words(asked) {
    const names = [];
    for (let from = 0; from < asked.length; from++) {
      for (let to = from + 1; to <= Math.min(asked.length, from + LONGEST_NAME); to++) {
        names.push(this.name(asked.slice(from, to)).then(posting => ({from, to, posting})));
      }
    }
    const [finds, named] = await Promise.all([Promise.all(asked.map(word => this.word(word))), Promise.all(names)]);
    const all = finds.map((posting, at) =>
      named.filter(({from, to}) => from <= at && at < to).reduce((sum, name) => union(sum, name.posting), posting));
    return Promise.all(all.map((posting, at) => posting.size ? posting : this.alike(asked[at])));
  }

  async shown(number) {
    const {segments, shown} = await this.about();
    let first = 0;
    for (const [name, documents, , version] of segments) {
      const at = number - first;
      if (at < documents) return (await this.load(`${name}/${this.lang}/${Math.floor(at / shown)}.json`, version))[at % shown];
      first += documents;
    }
  }
}

function union(one, other) {
  const both = new Map(one);
  for (const [number, weight] of other) both.set(number, Math.max(weight, both.get(number) ?? 0));
  return both;
}

// FNV-1a.
export function shard(key, files) {
  let hash = 0x811C9DC5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % files;
}
