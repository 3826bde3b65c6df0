package org.minyi.model;

import java.util.Arrays;

/**
 * Which scores of the levels' classes the hidden layer sees: a message's highest few, all others
 * count as zero. It learns no worse from them, and reads a few dozen rows of weights instead of
 * thousands.
 */
public final class TopScores {
  private TopScores() {}

  /**
   * Sets to zero all but the highest of the first numbers; those that tie with the lowest kept one
   * stay.
   *
   * @param numbers changed in place; those from {@code count} on are left alone
   * @param count how many numbers compete
   * @param kept how many of them stay
   * @param scratch at least {@code count} numbers, overwritten
   */
  public static void keep(float[] numbers, int count, int kept, float[] scratch) {
    if (kept >= count) {
      return;
    }
    if (kept <= 0) {
      Arrays.fill(numbers, 0, count, 0);
      return;
    }
    System.arraycopy(numbers, 0, scratch, 0, count);
    float bar = select(scratch, count, count - kept);
    for (int i = 0; i < count; i++) {
      if (numbers[i] < bar) {
        numbers[i] = 0;
      }
    }
  }

  /** The number at a place of the ascending order (Hoare's quickselect); reorders the numbers. */
  private static float select(float[] numbers, int count, int place) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      float pivot = numbers[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (numbers[i] < pivot) {
          i++;
        }
        while (numbers[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float swapped = numbers[i];
          numbers[i++] = numbers[j];
          numbers[j--] = swapped;
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return numbers[place];
      }
    }
    return numbers[place];
  }
}
