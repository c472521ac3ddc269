/**
 * Checks any line against its standard, from coordinates alone. Shares no code with the search: curvature, grades and
 * clearances are measured again on sampled points.
 */
package org.thalweg.audit;
