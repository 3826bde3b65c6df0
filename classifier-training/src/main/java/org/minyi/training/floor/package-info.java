/** Floors for evaluation that need a library of their own. */
package org.minyi.training.floor;
