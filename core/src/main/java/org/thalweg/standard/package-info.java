/**
 * Design standards of roads and railways, as data: every preset is a file in which each number carries its source and
 * says when it is unverified.
 */
package org.thalweg.standard;
