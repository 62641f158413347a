/** A slice of a text: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}
