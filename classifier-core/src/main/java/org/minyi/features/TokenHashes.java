package org.minyi.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.minyi.text.MessageAnalyzer;

/** Reads a field's tokens as hashes. */
final class TokenHashes {
  /** Receives the tokens of a field in order. */
  @FunctionalInterface
  interface Receiver {
    /**
     * One token.
     *
     * @param hash of its kind and characters
     * @param start offset in the original field
     * @param end offset in the original field
     */
    void token(long hash, int start, int end);
  }

  private TokenHashes() {}

  static void read(MessageAnalyzer analyzer, String field, String text, Receiver receiver) {
    if (text.isEmpty()) {
      return;
    }
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      TypeAttribute type = stream.getAttribute(TypeAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        // Only words need telling apart: no other two kinds can hold the same characters.
        int kind = type.type().equals(MessageAnalyzer.WORD) ? 1 : 0;
        receiver.token(
            TokenHash.of(term.buffer(), term.length(), kind),
            offset.startOffset(),
            offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string cannot fail", e);
    }
  }
}
