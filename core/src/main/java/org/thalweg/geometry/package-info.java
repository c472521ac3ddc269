/**
 * Curves in the plan and the profile, and nothing that knows of ground or money.
 *
 * <p>Terms and signs used by the whole project: {@code x} is easting and {@code y} northing, in metres on the grid of
 * the projection; headings are radians clockwise from grid north; curvature (1/m) is positive to the right; stations
 * are metres along the plan line; grade is a ratio, positive uphill.
 */
package org.thalweg.geometry;
