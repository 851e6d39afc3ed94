/** The longest name in a list, in graphemes, so that each row stays one line on a phone. */
export const namesInLists = 18;
