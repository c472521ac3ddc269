/** Unit costs, quantities and bills: what a line costs, as a sum that a reader can redo. */
package org.thalweg.cost;
