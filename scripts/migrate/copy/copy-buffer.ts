const chunkSize = 1 << 17;
/** The bytes that begin a stream in binary COPY format. */
export const copySignature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** The bytes that end it. */
export const copyEnd = Buffer.from([0xff, 0xff]);
const secondsTo2000 = 946_684_800;
const daysTo2000 = secondsTo2000 / 86_400;

/**
 * Rows in PostgreSQL's binary COPY format. Every number keeps its bits and every text its bytes, so a column read back from the server has
 * the same bytes. Callers write one value per column after {@link startRow}. {@link dropRow} discards the current row.
 */
export class CopyBuffer {
  private bytes = Buffer.allocUnsafe(0);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  private rowAt = 0;

  constructor() {
    this.reserve(copySignature.length);
    this.at = copySignature.copy(this.bytes);
    this.rowAt = this.at;
  }

  startRow(columns: number): void {
    this.reserve(2);
    this.rowAt = this.at;
    this.view.setInt16(this.at, columns);
    this.at += 2;
  }

  dropRow(): void {
    this.at = this.rowAt;
  }

  /** Returns the current row's bytes. They are valid until the next write. */
  row(): Buffer {
    return this.bytes.subarray(this.rowAt, this.at);
  }

  /** Writes NULL, which is a length of -1 (four bytes) without a value. */
  null(): void {
    this.reserve(4);
    this.view.setInt32(this.at, -1);
    this.at += 4;
  }

  integer(value: number): void {
    this.reserve(8);
    const { view, at } = this;
    view.setInt32(at, 4);
    view.setInt32(at + 4, value);
    this.at = at + 8;
  }

  bigint(value: bigint): void {
    this.length(8);
    this.view.setBigInt64(this.at, value);
    this.at += 8;
  }

  double(value: number): void {
    this.length(8);
    this.view.setFloat64(this.at, value);
    this.at += 8;
  }

  boolean(value: boolean): void {
    this.length(1);
    this.bytes[this.at++] = value ? 1 : 0;
  }

  /** Writes a date. `days` counts from 1970-01-01. */
  date(days: number): void {
    this.integer(days - daysTo2000);
  }

  /** Writes a time of day. `seconds` counts from midnight. */
  time(seconds: number): void {
    this.bigint(BigInt(seconds) * 1_000_000n);
  }

  /** Writes a timestamp. `micros` counts microseconds since 1970. */
  stamp(micros: bigint): void {
    this.bigint(micros - BigInt(secondsTo2000) * 1_000_000n);
  }

  text(value: string): void {
    const length = Buffer.byteLength(value);
    this.length(length);
    this.at += this.bytes.write(value, this.at);
  }

  /** Writes the text if it is ASCII without NUL, which is the common case and fast. Otherwise writes nothing and returns false. */
  plainText(value: string): boolean {
    const { length } = value;
    this.length(length);
    const { bytes, at } = this;
    for (let index = 0; index < length; index++) {
      const unit = value.charCodeAt(index);
      if (unit > 127 || unit === 0) {
        this.at -= 4;
        return false;
      }
      bytes[at + index] = unit;
    }
    this.at += length;
    return true;
  }

  /** Returns the finished rows if they are enough for one network write, else undefined. With `all`, returns all rows and the end mark. */
  take(all = false): Buffer | undefined {
    if (!all && this.at < chunkSize) return undefined;
    if (all) this.startRow(-1);
    const chunk = this.bytes.subarray(0, this.at);
    this.at = this.rowAt = 0;
    this.bytes = Buffer.allocUnsafe(0);
    this.reserve(0);
    return chunk;
  }

  /** Begins a value of `size` bytes and reserves space for all of it. */
  private length(size: number): void {
    this.reserve(size + 4);
    this.view.setInt32(this.at, size);
    this.at += 4;
  }

  private reserve(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(this.at + size + chunkSize);
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
    this.view = new DataView(grown.buffer, grown.byteOffset, grown.byteLength);
  }
}
