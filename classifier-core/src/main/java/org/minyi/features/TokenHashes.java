package org.minyi.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.minyi.text.MessageAnalyzer;
import org.minyi.text.TokenHash;

/** Reads a field's tokens from Lucene as hashes. */
final class TokenHashes {
  private TokenHashes() {}

  static void read(MessageAnalyzer analyzer, String field, String text, LongConsumer receiver) {
    if (text.isEmpty()) {
      return;
    }
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      TypeAttribute type = stream.getAttribute(TypeAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        receiver.accept(TokenHash.of(term.buffer(), term.length(), type.type()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string cannot fail", e);
    }
  }
}
