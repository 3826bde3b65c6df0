package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopScoresTest {
  private static float[] kept(int count, int kept, float... numbers) {
    float[] result = numbers.clone();
    TopScores.keep(result, count, kept);
    return result;
  }

  @Test
  void keepsTheHighestAndLeavesAloneWhatDoesNotCompete() {
    assertArrayEquals(new float[] {3, 0, 5, 0, 9}, kept(4, 2, 3, 1, 5, 2, 9));
    assertArrayEquals(new float[] {0, -1, 0, 7}, kept(3, 1, -3, -1, -2, 7));
    assertArrayEquals(new float[] {1, 2, 3}, kept(3, 3, 1, 2, 3));
    assertArrayEquals(new float[] {0, 0, 3}, kept(2, 0, 1, 2, 3));
  }

  @Test
  void thoseThatTieWithTheLowestStay() {
    assertArrayEquals(new float[] {2, 0, 2, 2, 5}, kept(5, 2, 2, 1, 2, 2, 5));
    assertArrayEquals(new float[] {4, 4, 4}, kept(3, 1, 4, 4, 4));
  }

  @Test
  void agreesWithSorting() {
    Random random = new Random(3);
    for (int run = 0; run < 500; run++) {
      int count = 1 + random.nextInt(60);
      int keep = 1 + random.nextInt(count);
      float[] numbers = new float[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = run % 2 == 0 ? random.nextInt(8) : (float) random.nextGaussian();
      }
      float[] sorted = numbers.clone();
      Arrays.sort(sorted);
      float bar = sorted[count - keep];
      float[] actual = kept(count, keep, numbers);
      for (int i = 0; i < count; i++) {
        assertEquals(numbers[i] >= bar ? numbers[i] : 0, actual[i]);
      }
    }
  }
}
