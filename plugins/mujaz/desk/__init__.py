"""What an editor does at the desk: fetching, collecting, proposing, reviewing, keeping the register; no terminal."""
