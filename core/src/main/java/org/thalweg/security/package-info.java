/**
 * What a line is exposed to: the border beside it, eyes beyond the border, and the slopes and rivers along it.
 *
 * <p><b>Goal.</b> Figures in place of adjectives: how far the line is from a border, what share of it can be seen from the
 * other side and from where, and where slopes, floods and falling rocks deserve a survey first.
 *
 * <p><b>Terms.</b> A <i>watch</i> is a border and the ground beyond it, with observers on a regular grid. A <i>sight</i> is
 * the straight line from an observer's eye to a point of the line; the ground hides the point when it rises above the
 * sight. <i>Screening</i> means putting stretches into classes by rules of thumb: a class is an order of attention, never
 * a probability.
 *
 * <p><b>Classes.</b> Distance: {@link org.thalweg.security.BorderDistance}. Sight:
 * {@link org.thalweg.security.LineOfSight} (exact on the bilinear ground), {@link org.thalweg.security.Viewshed} (fast, for
 * maps), {@link org.thalweg.security.EarthDrop}; who looks at what: {@link org.thalweg.security.Watch},
 * {@link org.thalweg.security.Observers}, {@link org.thalweg.security.LineExposure},
 * {@link org.thalweg.security.VisibilityMap}. Hazards: {@link org.thalweg.security.Hazard},
 * {@link org.thalweg.security.SlopeStability}, {@link org.thalweg.security.Rivers},
 * {@link org.thalweg.security.Rockfall}, {@link org.thalweg.security.HazardStrip}. All of a study:
 * {@link org.thalweg.security.SecurityFindings}.
 *
 * <p><b>Method.</b> The ground is the bilinear surface of {@link org.thalweg.terrain.GridTerrain}. Along a sight it is a
 * parabola within each cell, so its greatest angle is found in closed form, cell by cell. The fast mode walks rays to the
 * rim of the reach and interpolates between their horizons (after the R2 algorithm of Franklin and Ray, "Higher isn't
 * necessarily better: visibility algorithms and experiments", 1994). The earth falls away by d^2 (1 - k) / (2 R), with k
 * for refraction.
 */
package org.thalweg.security;
