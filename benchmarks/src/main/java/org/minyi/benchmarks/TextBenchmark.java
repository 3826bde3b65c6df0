package org.minyi.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.minyi.text.MessageAnalyzer;
import org.minyi.text.TextSettings;
import org.minyi.text.TokenScanner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the text of a body to its tokens: Minyi's two ways, and Lucene's analyzers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TextBenchmark {
  private final TokenScanner scanner = new TokenScanner(TextSettings.DEFAULT);
  private final Analyzer analyzer = new MessageAnalyzer();
  private final Analyzer smartChinese = new SmartChineseAnalyzer();
  private final Analyzer cjk = new CJKAnalyzer();

  /** What the classifier reads: hashes of n-grams and words. */
  @Benchmark
  public int scanner(Messages messages, Turn turn) {
    return scanner.scan(turn.of(messages.list).body());
  }

  /** The same tokens as a Lucene stream. */
  @Benchmark
  public int analyzer(Messages messages, Turn turn) throws IOException {
    return count(analyzer, turn.of(messages.list).body());
  }

  /** Lucene's hidden Markov model: words only. */
  @Benchmark
  public int peerSmartChinese(Messages messages, Turn turn) throws IOException {
    return count(smartChinese, turn.of(messages.list).body());
  }

  /** Lucene's bigrams only. */
  @Benchmark
  public int peerCjk(Messages messages, Turn turn) throws IOException {
    return count(cjk, turn.of(messages.list).body());
  }

  private static int count(Analyzer analyzer, String text) throws IOException {
    int tokens = 0;
    try (TokenStream stream = analyzer.tokenStream("body", text)) {
      stream.reset();
      while (stream.incrementToken()) {
        tokens++;
      }
      stream.end();
    }
    return tokens;
  }
}
