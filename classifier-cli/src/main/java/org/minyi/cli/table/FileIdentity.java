package org.minyi.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether a file is still the one that it was.
 *
 * @param file the file
 * @param size in bytes
 * @param modified when it was last written
 * @param checksum SHA-256 of its content
 */
public record FileIdentity(Path file, long size, FileTime modified, String checksum) {
  /** Reads a file once. */
  public static FileIdentity of(Path file) throws IOException {
    long size = Files.size(file);
    FileTime modified = Files.getLastModifiedTime(file);
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    }
    return new FileIdentity(file, size, modified, HexFormat.of().formatHex(digest.digest()));
  }

  /** Whether its content is another now; looks at it only if its size or time is another. */
  public boolean changed() throws IOException {
    boolean same =
        Files.exists(file)
            && Files.size(file) == size
            && Files.getLastModifiedTime(file).equals(modified);
    return !same && (!Files.exists(file) || !of(file).checksum.equals(checksum));
  }
}
