/**
 * Which messages say the same: {@link org.minyi.duplicates.NearDuplicates} collects messages and
 * {@link org.minyi.duplicates.DuplicateGroups} tells their groups.
 */
package org.minyi.duplicates;
