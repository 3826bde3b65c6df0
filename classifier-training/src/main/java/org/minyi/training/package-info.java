/**
 * How a model comes to be. {@link org.minyi.training.ModelTrainer} is the entry; its Javadoc has
 * the method and the literature.
 *
 * <pre>
 * Examples, Labels, Split            labelled messages as features and classes
 * RidgeRegression (CholeskyFactor) the first layer, solved exactly
 * SparseLayerBuilder                 its weights, pruned to what a model file holds
 * HonestScores                       what that layer says of messages it was not fitted on
 * NetworkTrainer, CorrectionNetwork  the DL4J network that corrects the scores
 * IsotonicCalibration                confidences that hold
 * Provenance                         what is written down of all this in the model
 * </pre>
 */
package org.minyi.training;
