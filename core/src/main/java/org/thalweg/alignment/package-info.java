/**
 * A line in space over stations: plan (lines, clothoids, arcs), profile (grades, parabolas) and the stretches of its
 * structures. Immutable values, from and to points of intersection.
 *
 * <p>Terms: a point of intersection (PI) is where two tangents of the plan meet, a PVI where two grades of the profile
 * do; a turn is the clothoid, arc, clothoid that joins two tangents at a PI; a station is the distance along the plan.
 * {@link org.thalweg.alignment.HorizontalAlignment#of} and {@code toPoints} go between PIs and elements,
 * {@code poseAt} and {@code project} between stations and places. docs/alignment.md gives the figures of their proof.
 */
package org.thalweg.alignment;
