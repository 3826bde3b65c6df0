package org.minyi.text;

/**
 * 64-bit hashes of tokens: FNV-1a over UTF-16 units with a final avalanche (Fowler, Noll and Vo;
 * the finaliser is MurmurHash3's), seeded so that the word 水费 and the bigram 水费 differ. The model
 * file holds these hashes and no text of training messages. This is no secrecy: who guesses a token
 * can check whether it is there.
 */
public final class TokenHash {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** What the hashes of words begin with, and those of all other tokens. */
  static final long WORD = (OFFSET_BASIS ^ 1) * PRIME;

  static final long OTHER = OFFSET_BASIS * PRIME;

  private TokenHash() {}

  /**
   * The hash of a token.
   *
   * @param term holds the token's characters
   * @param length how many of them count
   * @param type of the token, one of the constants of {@link MessageAnalyzer}
   * @return never 0
   */
  public static long of(char[] term, int length, String type) {
    // Only words need telling apart: no other two types can hold the same characters.
    long state = type.equals(MessageAnalyzer.WORD) ? WORD : OTHER;
    return finish(extend(state, term, 0, length));
  }

  static long extend(long state, char[] term, int from, int to) {
    long hash = state;
    for (int i = from; i < to; i++) {
      hash = extend(hash, term[i]);
    }
    return hash;
  }

  static long extend(long state, char c) {
    return (state ^ c) * PRIME;
  }

  static long finish(long state) {
    long hash = state;
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    hash *= 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash; // 0 marks a free slot in tables of hashes
  }
}
