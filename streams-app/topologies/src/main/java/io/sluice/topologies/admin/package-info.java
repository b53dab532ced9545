/** Brings the catalogue's topics to a cluster, and says where a cluster differs from it. */
package io.sluice.topologies.admin;
