/** The ground: heights from files of many kinds or from a model, on one projected grid. */
package org.thalweg.terrain;
