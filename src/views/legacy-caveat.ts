/** The footnote under numbers that the old bot stored too low. It subtracted round 1 from counters that start at zero in round 2. */
export const legacyCaveat = 'Rounds moved from the old bot count too little in round 2 until their files are imported.';
