// From words as typed to the keys under which the index holds them. plugins/mujaz/arabic/search_keys.py mirrors it,
// and tests/cases/search_keys.json holds both to the same keys.
const LETTERS = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ہ": "ه", "ک": "ك", "گ": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف",
  "ژ": "ز", "٫": ".", "٬": ",", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae"};
const ZEROS = [0x0660, 0x06F0, 0xFF10, 0x0966];
const WORD = /[0-9]+(?:[.,][0-9]+)*|[\u0621-\u06D5]+|[a-z]+(?:['\u2018\u2019\u02BC\u02BF][a-z]+)*/g;
const PRONOUNS = [["هما", 3], ["ها", 3], ["هم", 3], ["هن", 3], ["نا", 4]];
const ENDINGS = [["ات", 3], ["ون", 3], ["ين", 3], ["ان", 4], ["يه", 3], ["يا", 3], ["وا", 3], ["ه", 3], ["ي", 3],
  ["ا", 3]];
const SOUNDS = [[/dj/g, "j"], [/kh/g, "x"], [/gh|g|q|k|ck/g, "k"], [/ph/g, "f"], [/dh/g, "d"], [/th/g, "t"],
  [/ou|oo|u|w|o/g, "u"], [/ei|ey|ai|ay|ee|ie|iy|yi|i|y/g, "i"], [/j/g, "i"], [/e|a/g, "a"], [/z|ts|s/g, "s"],
  [/v/g, "f"], [/h/g, ""], [/(.)\1+/g, "$1"], [/ii+/g, "i"]];
const ARTICLES = new Set(["al", "el", "an", "as", "ash", "ez", "az", "the", "of", "and", "bin", "ben", "ibn", "bint"]);
const SERVANT = /^abd[aeou]?l?(?=[b-df-hj-np-tv-xz]|$)/;
const CONSONANTS = [[/kh/g, "x"], [/gh|ck|[gqkc](?!h)/g, "k"], [/ph|v/g, "f"], [/dh/g, "d"], [/th/g, "t"],
  [/sh|ch|ts|z/g, "s"], [/(.)[aeiouyhw]+/g, "$1"], [/^[aeiou]/g, "a"], [/(.)\1+/g, "$1"]];

export function plain(text) {
  return text.normalize("NFKC").replace(/[ؤئ]/g, "ء").normalize("NFKD").replace(/[\p{M}\p{Cf}ـ]/gu, "")
    .replace(/\p{Nd}/gu, digit).toLowerCase().replace(/[ٱىیةہکگچپڤژ٫٬ıøłđßæ]/g, letter => LETTERS[letter])
    .replace(/يء(?![\u0621-\u064A])/g, "ء");
}

function digit(char) {
  const point = char.codePointAt(0), zero = ZEROS.find(start => point >= start && point < start + 10);
  return zero ? String(point - zero) : char;
}

export function words(text) {
  return (plain(text).match(WORD) ?? []).map(word => word.replace(/['\u2018\u2019\u02BC\u02BF,]/g, ""));
}

const isArabic = word => word >= "\u0600";

function withoutArticle(word) {
  const rest = /^[وف]/.test(word) ? word.slice(1) : word;
  for (const begun of [rest, /^[بك]/.test(rest) ? rest.slice(1) : ""]) {
    if (begun.startsWith("ال") && begun.length >= 5) return begun.slice(2);
  }
  return rest.startsWith("لل") && rest.length >= 5 ? rest.slice(2) : null;
}

const fits = (word, [ending, least]) => word.endsWith(ending) && word.length - ending.length >= least;

function stem(word) {
  // What looks like 'our' after a long vowel is mostly the end of the word and an accusative.
  const pronoun = PRONOUNS.find(one => fits(word, one) && !/[ويا]نا$/.test(word));
  if (pronoun) {
    word = word.slice(0, -pronoun[0].length);
    if (word.endsWith("ت") && word.length > pronoun[1]) word = word.slice(0, -1);
  } else if (fits(word, ["ته", 3])) word = word.slice(0, -2);
  for (let pass = 0; pass < 3; pass++) {
    const ending = ENDINGS.find(one => fits(word, one));
    if (!ending) break;
    word = word.slice(0, -ending[0].length);
  }
  return word;
}

function proclitics(word) {
  const forms = [word];
  for (const letters of [/^[وف]/, /^[بلك]/]) {
    if (letters.test(word) && word.length >= 4) forms.push(word = word.slice(1));
  }
  return forms;
}

function singular(word) {
  if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
  if (word.length > 4 && /(shes|ches|sses|xes)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /s$/.test(word) && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

// `irregular`: words whose key is another than their endings tell.
export function keys(word, irregular = {}) {
  const of = (form, stemmed) => Object.hasOwn(irregular, form) ? irregular[form] : stemmed(form);
  if (!isArabic(word)) return [of(word, singular)];
  const bare = withoutArticle(word);
  return [...new Set((bare ? [bare] : proclitics(word)).map(form => of(form, stem)))];
}

export function sound(word) {
  if (isArabic(word) || /^[0-9]/.test(word) || ARTICLES.has(word)) return "";
  return SOUNDS.reduce((heard, [pattern, letter]) => heard.replace(pattern, letter), word.replace(SERVANT, "abdal"));
}

export function skeleton(word) {
  if (isArabic(word) || !/[aeiouy]/.test(word)) return "";
  const left = CONSONANTS.reduce((heard, [pattern, letter]) => heard.replace(pattern, letter), word);
  return left.length >= 3 ? left : "";
}
