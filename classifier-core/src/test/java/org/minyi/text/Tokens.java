package org.minyi.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Reads a token stream into a list. */
record Tokens(List<Token> list, int finalOffset) {

  record Token(String term, String type, int start, int end) {}

  static Tokens of(Analyzer analyzer, String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(MessageAnalyzer.BODY, text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      TypeAttribute type = stream.getAttribute(TypeAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(
            new Token(term.toString(), type.type(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
      return new Tokens(tokens, offset.endOffset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Type and text of every token, which is what a model sees. */
  List<String> features() {
    return list.stream().map(t -> t.type() + ":" + t.term()).toList();
  }

  List<String> terms(String type) {
    return list.stream().filter(t -> t.type().equals(type)).map(Token::term).toList();
  }
}
