/**
 * A line in space over stations: plan (lines, clothoids, arcs), profile (grades, parabolas) and the stretches of its
 * structures. Immutable values, from and to points of intersection.
 */
package org.thalweg.alignment;
