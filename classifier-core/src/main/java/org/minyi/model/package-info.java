/**
 * The model file: one JSON manifest and named little-endian arrays, each with a checksum.
 *
 * <p>{@link org.minyi.model.ModelFileWriter} writes a file, {@link org.minyi.model.ModelFile} reads
 * it; what the arrays mean is the business of the caller. A model file is data only: nothing in it
 * is executed or chooses a class, and every size is checked before memory is taken for it.
 *
 * <h2>Format, version 1</h2>
 *
 * All integers are little-endian; u32 is an unsigned integer of four bytes. CRC-32C is the
 * Castagnoli checksum of RFC 3720. A block is padded with zero bytes until its end is a multiple of
 * 64 bytes from the start of the file; padding that is not zero is an error.
 *
 * <table>
 * <caption>The parts of a file, in order and without gaps</caption>
 * <tr><th>bytes</th><th>content</th></tr>
 * <tr><td>8</td><td>magic: {@code 4D 49 4E 59 49 0D 0A 1A} ("MINYI", CR, LF, SUB); a transfer in
 *     text mode changes it</td></tr>
 * <tr><td>4</td><td>u32 format version: 1</td></tr>
 * <tr><td>4</td><td>u32 <i>m</i>, the length of the manifest: 2 to 16,777,216</td></tr>
 * <tr><td>4</td><td>u32 CRC-32C of the 16 bytes before it followed by the manifest</td></tr>
 * <tr><td><i>m</i></td><td>manifest: one JSON object (RFC 8259) in UTF-8 without byte order mark,
 *     then padding</td></tr>
 * <tr><td>any</td><td>the arrays, in the order of the manifest, each followed by padding; the first
 *     begins the data section</td></tr>
 * <tr><td>32</td><td>SHA-256 of everything before it: the identity of the model</td></tr>
 * <tr><td>4</td><td>u32 CRC-32C of the 32 bytes before it; the file ends here</td></tr>
 * </table>
 *
 * <p>The manifest's key {@code arrays} is reserved; the other keys are the caller's. It is a list
 * of at most 4,096 objects with exactly these keys:
 *
 * <table>
 * <caption>An entry of {@code arrays}</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code name}</td><td>unique; 1 to 128 characters of {@code A-Z a-z 0-9 . _ - /}</td></tr>
 * <tr><td>{@code type}</td><td>{@code int8}, {@code int16}, {@code int32}, {@code int64} (two's
 *     complement), {@code float32} (IEEE 754, finite), {@code utf8} (text: bytes of well-formed
 *     UTF-8)</td></tr>
 * <tr><td>{@code shape}</td><td>list of 1 to 8 integers, the last index varies fastest; a dimension
 *     may be 0 only if the first is 0; {@code utf8} has one dimension, its bytes</td></tr>
 * <tr><td>{@code offset}</td><td>of the first byte from the start of the data section; always the
 *     padded end of the array before it, 0 for the first</td></tr>
 * <tr><td>{@code length}</td><td>bytes without padding: the product of the shape times the size of
 *     an element, at most 2,147,483,583</td></tr>
 * <tr><td>{@code crc32c}</td><td>CRC-32C of these bytes, as an integer</td></tr>
 * </table>
 *
 * <p>Further limits, so that a forged manifest cannot exhaust a reader: JSON nesting 64, 250,000
 * tokens, strings of 1,048,576 characters, no repeated keys; the whole file 2 GiB.
 *
 * <p>The writer sorts the keys of every JSON object by UTF-16 code units, writes no white space and
 * no time, so equal content gives equal bytes. A reader need not insist on the order of keys.
 *
 * <h2>Two checksums</h2>
 *
 * Reading always checks the CRC-32C values, which between them and the zero padding cover every
 * byte: accidental damage is found, and the message says in which part. In a JVM that has just
 * started, they take about 10 ms for 40 MB and a SHA-256 takes 50 to 600 ms, depending on the
 * processor. So the SHA-256 is taken from the file as the model's identity, and recomputed only by
 * {@link org.minyi.model.ModelFile#verify()}. Neither is a signature: who can write the file can
 * write both. Compare the SHA-256 with one published elsewhere.
 *
 * <h2>Later versions</h2>
 *
 * Any change to the above, a new array type included, is a new format version. The magic and the
 * version keep their places.
 */
package org.minyi.model;
