/** The footnote of numbers that the old bot stored too low: it took round 1 off values that begin anew in round 2. */
export const legacyCaveat = 'Rounds moved from the old bot count too little in round 2 until their files are imported.';
