namespace Roomtone.CloudSync.History;

/// <summary>The schema of the database is not the one of this program; a person must look. The message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
