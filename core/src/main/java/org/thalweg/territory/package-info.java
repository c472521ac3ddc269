/**
 * Where a line may run.
 *
 * <p><b>Terms.</b> The <i>territory</i> is the area that a footprint must not leave. A <i>border</i> is a line from which
 * the footprint keeps a <i>set-back</i>, waived near the gates. A <i>zone</i> is a part of the ground with a rule of its
 * own. A <i>gate</i> is where a line begins or ends. The <i>room</i> at a point is its distance from the nearest place
 * where no footprint may lie.
 *
 * <p><b>Classes.</b> {@link org.thalweg.territory.SiteBuilder} draws all of it on the raster that the engine's inner loops
 * read ({@link org.thalweg.territory.Site}); {@link org.thalweg.territory.SiteRules} asks the exact geometry, for the
 * audit; {@link org.thalweg.territory.Floor} tells the least length that geometry alone leaves between two gates.
 *
 * <p><b>Method.</b> Overlay and buffers by JTS; distances by short pieces of edge measured around themselves and carried
 * over the raster (Danielsson, "Euclidean distance mapping", 1980); the floor by a search over reflex corners
 * (Lozano-Perez and Wesley, 1979). All coordinates are metres on the grid of the projection.
 */
package org.thalweg.territory;
