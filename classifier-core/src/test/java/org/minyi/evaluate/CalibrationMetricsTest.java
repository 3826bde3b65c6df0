package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationMetricsTest {

  @Test
  void calibrationErrorOfFewStatementsIsTheMeanGap() {
    List<Confident> statements =
        List.of(new Confident(0.9, true), new Confident(0.6, false), new Confident(0.3, true));
    assertEquals(
        (0.1 + 0.6 + 0.7) / 3, CalibrationMetrics.expectedCalibrationError(statements), 1e-12);
  }

  @Test
  void calibrationErrorAveragesGapsOfBinsOfEqualMass() {
    // 15 bins of two: confidence 0.8 with one right of two is a gap of 0.3 in every bin.
    List<Confident> statements = new ArrayList<>();
    for (int bin = 0; bin < 15; bin++) {
      statements.add(new Confident(0.8, true));
      statements.add(new Confident(0.8, false));
    }
    assertEquals(0.3, CalibrationMetrics.expectedCalibrationError(statements), 1e-12);
  }

  @Test
  void calibrationErrorOfTruthfulStatementsIsNearZero() {
    Random random = new Random(7);
    List<Confident> statements = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      double confidence = random.nextDouble();
      statements.add(new Confident(confidence, random.nextDouble() < confidence));
    }
    double error = CalibrationMetrics.expectedCalibrationError(statements);
    assertTrue(error < 0.01, "was " + error);
    List<Confident> boastful =
        statements.stream().map(s -> new Confident(Math.sqrt(s.confidence()), s.right())).toList();
    assertEquals(
        1.0 / 6, CalibrationMetrics.expectedCalibrationError(boastful), 0.01, "∫√x − x dx = 1/6");
  }

  @Test
  void areaUnderRiskCoverageIsTheMeanRiskOfTheKept() {
    // Errors among the k most confident: 0, 0, 1, 1 of k = 1, 2, 3, 4.
    List<Confident> statements =
        List.of(
            new Confident(0.2, true),
            new Confident(0.9, true),
            new Confident(0.5, false),
            new Confident(0.8, true));
    assertEquals(
        (1.0 / 3 + 1.0 / 4) / 4, CalibrationMetrics.areaUnderRiskCoverage(statements), 1e-12);
  }

  @Test
  void equalConfidencesDoNotDependOnTheOrderOfMessages() {
    List<Confident> statements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statements.add(new Confident(i < 10 ? 0.9 : 0.4, i % 3 != 0));
    }
    double area = CalibrationMetrics.areaUnderRiskCoverage(statements);
    double rate = CalibrationMetrics.automationRate(statements, 0.6);
    Collections.shuffle(statements, new Random(3));
    assertEquals(area, CalibrationMetrics.areaUnderRiskCoverage(statements), 1e-12);
    assertEquals(rate, CalibrationMetrics.automationRate(statements, 0.6), 1e-12);
  }

  @Test
  void automationRateIsTheLargestShareThatIsRightEnough() {
    List<Confident> statements =
        List.of(
            new Confident(0.9, true),
            new Confident(0.8, false),
            new Confident(0.7, true),
            new Confident(0.6, true),
            new Confident(0.5, false));
    assertEquals(4.0 / 5, CalibrationMetrics.automationRate(statements, 0.75));
    assertEquals(1.0 / 5, CalibrationMetrics.automationRate(statements, 0.95));
    assertEquals(1, CalibrationMetrics.automationRate(statements, 0.6));
  }

  @Test
  void oneThresholdLetsEqualConfidencesThroughTogether() {
    List<Confident> statements = List.of(new Confident(0.9, true), new Confident(0.9, false));
    assertEquals(0, CalibrationMetrics.automationRate(statements, 0.95));
  }

  @Test
  void withoutStatementsThereIsNoValue() {
    assertTrue(Double.isNaN(CalibrationMetrics.expectedCalibrationError(List.of())));
    assertTrue(Double.isNaN(CalibrationMetrics.areaUnderRiskCoverage(List.of())));
    assertTrue(Double.isNaN(CalibrationMetrics.automationRate(List.of(), 0.95)));
  }

  @Test
  void theRiskCoverageCurveKeepsTheMostConfidentFirst() {
    // Ten right at 0.9, then ten at 0.5 of which five are wrong.
    List<Confident> statements = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      statements.add(new Confident(0.5, i % 2 == 0));
      statements.add(new Confident(0.9, true));
    }
    List<EvaluationReport.RiskPoint> curve = CalibrationMetrics.riskCoverage(statements);
    assertEquals(100, curve.size());
    assertEquals(new EvaluationReport.RiskPoint(0.01, 0), curve.get(0));
    assertEquals(0, curve.get(49).risk());
    // 75 %: fifteen kept, half a wrong one for each of the five that are unsure.
    assertEquals(2.5 / 15, curve.get(74).risk(), 1e-12);
    assertEquals(new EvaluationReport.RiskPoint(1, 0.25), curve.get(99));
    assertEquals(List.of(), CalibrationMetrics.riskCoverage(List.of()));
  }

  @Test
  void reliabilityBinsHoldAllStatements() {
    List<Confident> statements = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      statements.add(new Confident(i / 100.0, i % 2 == 0));
    }
    List<EvaluationReport.ReliabilityBin> bins = CalibrationMetrics.reliability(statements);
    assertEquals(15, bins.size());
    assertEquals(100, bins.stream().mapToInt(EvaluationReport.ReliabilityBin::statements).sum());
    assertTrue(bins.get(0).confidence() < bins.get(14).confidence());
    assertEquals(0.5, bins.get(7).accuracy(), 0.1);
  }

  @Test
  void chanceAloneGivesAnErrorThatFallsWithTheNumberOfMessages() {
    Random random = new Random(1);
    double few = 0;
    double many = 0;
    for (int count : new int[] {300, 30_000}) {
      List<Confident> statements = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double confidence = random.nextDouble();
        statements.add(new Confident(confidence, random.nextDouble() < confidence));
      }
      double chance = CalibrationMetrics.calibrationErrorByChance(statements);
      // These are calibrated: what is measured must be near what chance gives.
      assertEquals(chance, CalibrationMetrics.expectedCalibrationError(statements), chance);
      few = count == 300 ? chance : few;
      many = count == 300 ? many : chance;
    }
    assertTrue(few > 0.04 && few < 0.12, "few " + few);
    assertTrue(many < 0.012, "many " + many);
  }

  @Test
  void certainStatementsHaveNoErrorByChance() {
    assertEquals(
        0,
        CalibrationMetrics.calibrationErrorByChance(
            List.of(new Confident(1, true), new Confident(0, false))));
    assertTrue(Double.isNaN(CalibrationMetrics.calibrationErrorByChance(List.of())));
  }
}
