/**
 * Measuring how good a classifier is: labelled files, metrics with intervals, and the floors that a
 * classifier must beat.
 *
 * <p>A labelled file is read by {@link org.minyi.evaluate.GoldFile}, anything that tags messages is
 * a {@link org.minyi.evaluate.Predictor}, and {@link org.minyi.evaluate.Evaluation} turns both into
 * an EvaluationReport. Classifier and floors go through the same code.
 */
package org.minyi.evaluate;
