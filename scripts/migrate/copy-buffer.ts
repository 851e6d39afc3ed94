const chunkSize = 1 << 17;
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const secondsTo2000 = 946_684_800;
const daysTo2000 = secondsTo2000 / 86_400;

/**
 * Rows in PostgreSQL's binary COPY format: every number keeps its bits, every text its bytes, and a column read back from the server
 * is the same bytes again. Write one value per column after {@link startRow}; {@link dropRow} takes a row back.
 */
export class CopyBuffer {
  private bytes = Buffer.allocUnsafe(2 * chunkSize);
  private at = 0;
  private rowAt = 0;

  constructor() {
    this.at = signature.copy(this.bytes);
  }

  startRow(columns: number): void {
    this.reserve(2);
    this.rowAt = this.at;
    this.at = this.bytes.writeInt16BE(columns, this.at);
  }

  dropRow(): void {
    this.at = this.rowAt;
  }

  /** The row begun last, for a look; valid until the next write. */
  row(): Buffer {
    return this.bytes.subarray(this.rowAt, this.at);
  }

  null(): void {
    this.int32(-1);
  }

  integer(value: number): void {
    this.reserve(8);
    const { bytes, at } = this;
    bytes[at] = bytes[at + 1] = bytes[at + 2] = 0;
    bytes[at + 3] = 4;
    bytes[at + 4] = value >> 24;
    bytes[at + 5] = value >> 16;
    bytes[at + 6] = value >> 8;
    bytes[at + 7] = value;
    this.at = at + 8;
  }

  bigint(value: bigint): void {
    this.int32(8);
    this.reserve(8);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  double(value: number): void {
    this.int32(8);
    this.reserve(8);
    this.at = this.bytes.writeDoubleBE(value, this.at);
  }

  boolean(value: boolean): void {
    this.int32(1);
    this.reserve(1);
    this.bytes[this.at++] = value ? 1 : 0;
  }

  /** `days` since 1970. */
  date(days: number): void {
    this.integer(days - daysTo2000);
  }

  /** `seconds` since midnight. */
  time(seconds: number): void {
    this.bigint(BigInt(seconds) * 1_000_000n);
  }

  /** `micros` since 1970. */
  stamp(micros: bigint): void {
    this.bigint(micros - BigInt(secondsTo2000) * 1_000_000n);
  }

  text(value: string): void {
    this.reserve(4 + 3 * value.length);
    const written = this.bytes.write(value, this.at + 4);
    this.int32(written);
    this.at += written;
  }

  /** Writes the text if it is ASCII without NUL, the common case made fast; otherwise writes nothing and answers false. */
  plainText(value: string): boolean {
    const { length } = value;
    this.reserve(4 + length);
    const { bytes } = this;
    const from = this.at + 4;
    for (let index = 0; index < length; index++) {
      const unit = value.charCodeAt(index);
      if (unit > 127 || unit === 0) return false;
      bytes[from + index] = unit;
    }
    this.int32(length);
    this.at += length;
    return true;
  }

  /** The finished rows once there are enough for the network, or with `all` whatever there is and the end mark. */
  take(all = false): Buffer | undefined {
    if (!all && this.at < chunkSize) return undefined;
    if (all) {
      this.reserve(2);
      this.at = this.bytes.writeInt16BE(-1, this.at);
    }
    const chunk = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.allocUnsafe(2 * chunkSize);
    this.at = this.rowAt = 0;
    return chunk;
  }

  private int32(value: number): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  private reserve(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.at + size));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }
}
