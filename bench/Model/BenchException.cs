namespace Roomtone.Model.Bench;

/// <summary>The figures cannot be measured; the message says why and what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
