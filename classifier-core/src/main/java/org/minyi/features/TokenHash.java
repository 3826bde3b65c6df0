package org.minyi.features;

/**
 * 64-bit hashes of tokens. The model file holds these hashes and no text of training messages. This
 * is no secrecy: who guesses a token can check whether it is there.
 */
final class TokenHash {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private TokenHash() {}

  /**
   * FNV-1a over UTF-16 units with a final avalanche (Fowler, Noll and Vo; the finaliser is
   * MurmurHash3's), seeded with the token's kind so that the word 水费 and the bigram 水费 differ.
   */
  static long of(char[] buffer, int length, int kind) {
    long hash = (OFFSET_BASIS ^ kind) * PRIME;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ buffer[i]) * PRIME;
    }
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    hash *= 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash; // 0 marks a free slot in the tables
  }
}
