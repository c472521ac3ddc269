/**
 * Cross-sections: what has to be dug, filled and walled to carry a platform across the ground.
 *
 * <p><b>Terms.</b> The <i>platform</i> is level, as wide as the standard's formation, and lies at the design elevation.
 * <i>Depth</i> is design minus ground at the axis (m), positive on a fill. The <i>cross slope</i> is the tangent of the
 * ground across the line, positive where it rises to the right. The two halves of a section, left and right of the
 * axis, are computed apart: each has the cut or fill under its half platform, and beyond the <i>edge</i> a slope that
 * runs until it meets the ground. So a section cut on one side and filled on the other needs no rule of its own. Areas
 * are m2 across the line, that is m3 per metre of plan length, and bank volumes.
 *
 * <p><b>Ground of two layers.</b> Soil from the surface down to a depth measured vertically, rock below. A cut face has
 * the slope of the layer that it passes through: from the edge up through rock, then through soil. Where the ground
 * rises faster than the soil's slope and slower than the rock's, the face follows the rock's surface.
 *
 * <p><b>Benches</b> enter by the mean line of the staircase: with a bench of width w each height H, the face lies at
 * {@code m y + w floor(y / H)} beyond the edge, whose mean line is plain up to y = H / 2 and has the slope
 * {@code m + w / H} above. So quantities change steadily with depth, as an optimiser needs.
 *
 * <p><b>Walls.</b> A wall stands at the edge: under a fill over its whole height, in a cut up to the greatest height,
 * with a slope above it. Or it crowns a rock face: the rock keeps its slope and the soil on top is held upright. Its
 * thickness and footing are part of the price of its face.
 *
 * <p><b>Method.</b> {@link org.thalweg.section.PlaneSection} is the closed form on plane ground;
 * {@link org.thalweg.section.HalfSection} walks along sampled ground, straight between the samples, and is exact there.
 * The integrals are those of linear functions and of their positive parts, nothing else.
 */
package org.thalweg.section;
