package org.minyi.cli.report.tagged;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeTest {
  @Test
  void intervalIsWilsonsTurnedIntoARatio() {
    Change change = Change.of(100, 130, 30, 30, 1);

    assertEquals(0.3, change.change(), 1e-12);
    // Wilson for 130 of 230 is 0.5006 to 0.6276.
    assertEquals(0.5006 / 0.4994 - 1, change.low(), 2e-3);
    assertEquals(0.6276 / 0.3724 - 1, change.high(), 2e-3);
    // z = 30 / √230
    assertEquals(0.0479, change.p(), 2e-4);
  }

  @Test
  void monthsOfDifferentLengthAreComparedByTheDay() {
    Change february = Change.of(2800, 3100, 28, 31, 1);

    assertEquals(3100.0 / 2800 - 1, february.change(), 1e-12);
    assertEquals(1, february.p(), 1e-9);
    assertTrue(Change.of(2800, 3100, 30, 30, 1).p() < 0.001);
  }

  @Test
  void dispersionWidensIntervalsAndRaisesP() {
    Change poisson = Change.of(100, 130, 30, 30, 1);
    Change bursts = Change.of(100, 130, 30, 30, 4);

    assertTrue(bursts.low() < poisson.low() && bursts.high() > poisson.high());
    assertTrue(bursts.p() > 0.3);
    assertTrue(Double.isFinite(Change.of(100, 130, 30, 30, 1e9).low()));
  }

  @Test
  void nothingBeforeAndFewMessagesAreSaidToBeSo() {
    assertTrue(Double.isNaN(Change.of(0, 40, 30, 30, 1).change()));
    assertEquals(Double.POSITIVE_INFINITY, Change.of(0, 40, 30, 30, 1).high());
    assertEquals(-1, Change.of(40, 0, 30, 30, 1).change());
    assertTrue(Double.isNaN(Change.of(4, 5, 30, 30, 1).p()));
    assertTrue(Double.isNaN(Change.of(0, 0, 30, 30, 1).low()));
  }

  @Test
  void dispersionOfPoissonCountsIsAboutOneAndOfBurstsMore() {
    Random random = new Random(1);
    long[] poisson = new long[400];
    long[] bursts = new long[400];
    for (int i = 0; i < poisson.length; i++) {
      poisson[i] = poisson(random, 50);
      bursts[i] = poisson(random, random.nextInt(10) == 0 ? 150 : 40);
    }
    boolean[] complete = new boolean[400];
    Arrays.fill(complete, true);

    assertEquals(1, Change.dispersion(poisson, complete), 0.2);
    assertTrue(Change.dispersion(bursts, complete) > 5);
    assertEquals(
        1, Change.dispersion(new long[] {1, 90, 1, 90}, new boolean[] {true, true, true, true}));
  }

  private static long poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    long count = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  @Test
  void falseDiscoveryRateOfBenjaminiAndHochberg() {
    // The fifteen p-values of their paper: at 0.05 the four smallest are believed.
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0
    };
    boolean[] believed = FalseDiscovery.believed(p);

    assertArrayEquals(
        new boolean[] {true, true, true, true},
        Arrays.copyOf(believed, 4),
        Arrays.toString(believed));
    for (int i = 4; i < p.length; i++) {
      assertFalse(believed[i]);
    }
  }

  @Test
  void amongManyTestsWithoutAnyChangeMarksAreRare() {
    Random random = new Random(2);
    int marked = 0;
    for (int run = 0; run < 200; run++) {
      double[] p = new double[100];
      for (int i = 0; i < p.length; i++) {
        p[i] = Change.of(poisson(random, 40), poisson(random, 40), 30, 30, 1).p();
      }
      boolean any = false;
      for (boolean b : FalseDiscovery.believed(p)) {
        any |= b;
      }
      marked += any ? 1 : 0;
    }
    // In 5 % of the families is there to be any mark: 10 of 200, give or take.
    assertTrue(marked <= 20, marked + " of 200 families");
  }
}
