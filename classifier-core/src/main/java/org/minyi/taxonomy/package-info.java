/**
 * The taxonomy of public affairs and the tools around it.
 *
 * <ul>
 *   <li>{@link org.minyi.taxonomy.Taxonomy} is the tree of {@link org.minyi.taxonomy.Tag}s: the one
 *       that ships with Minyi, or a city's own.
 *   <li>{@link org.minyi.taxonomy.TaxonomyReader} reads it from CSV and JSON Lines, {@link
 *       org.minyi.taxonomy.TaxonomyWriter} writes it, {@link org.minyi.taxonomy.TaxonomyValidator}
 *       says all that is wrong with it as {@link org.minyi.taxonomy.TaxonomyProblem}s.
 *   <li>{@link org.minyi.taxonomy.TaxonomySearch} finds tags by words and pinyin.
 *   <li>{@link org.minyi.taxonomy.SeedCorpus} holds at least six invented messages for every leaf.
 * </ul>
 *
 * <p>Limits: 6 levels, 100,000 tags, 64 characters a code, 200 a name or keyword, 10,000 a
 * definition; a file of 64 MiB.
 */
package org.minyi.taxonomy;
