package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.text.Message;

class VectorCacheTest {
  private static final List<Message> MESSAGES =
      IntStream.range(0, 40).mapToObj(i -> new Message("标题" + i, "正文" + i * i)).toList();

  @TempDir Path folder;
  private final LetterEncoder encoder = new LetterEncoder("letters");

  private void encodeAll(LetterEncoder behind, Path file) throws IOException {
    try (VectorCache cache = VectorCache.open(behind, file)) {
      MESSAGES.parallelStream()
          .forEach(m -> assertArrayEquals(new LetterEncoder("").encode(m), cache.encode(m)));
    }
  }

  @Test
  void asksOnceForEachMessage() throws IOException {
    Path file = folder.resolve("vectors");
    encodeAll(encoder, file);
    assertEquals(MESSAGES.size(), encoder.asked.get());
    encodeAll(encoder, file);
    assertEquals(MESSAGES.size(), encoder.asked.get());
  }

  @Test
  void titleAndBodyAreNotMixedUp() throws IOException {
    try (VectorCache cache = VectorCache.open(encoder, folder.resolve("vectors"))) {
      cache.encode(new Message("甲", "乙"));
      cache.encode(new Message("甲乙", ""));
      cache.encode(new Message("", "甲乙"));
    }
    assertEquals(3, encoder.asked.get());
  }

  @Test
  void vectorsOfAnotherEncoderAreNotUsed() throws IOException {
    Path file = folder.resolve("vectors");
    encodeAll(encoder, file);
    LetterEncoder other = new LetterEncoder("other");
    encodeAll(other, file);
    assertEquals(MESSAGES.size(), other.asked.get());
  }

  @Test
  void whatACrashLeftIsCutOff() throws IOException {
    Path file = folder.resolve("vectors");
    encodeAll(encoder, file);
    long whole = Files.size(file);
    Files.write(file, new byte[17], StandardOpenOption.APPEND);
    encodeAll(encoder, file);
    assertEquals(whole, Files.size(file));
    assertEquals(MESSAGES.size(), encoder.asked.get());
  }

  @Test
  void aFolderIsNoCache() {
    assertThrows(IOException.class, () -> VectorCache.open(encoder, folder));
  }
}
