/** Tests of the documents, and the tools that check a folder of vectors, replay a trace and fuzz against the real Yjs. */
package stoa.crdt;
