/** History played into a namespace of its own on a cluster, and taken away again (B-KAFKA). */
package io.sluice.local.replay;
