namespace Roomtone.Contracts;
internal sealed record LibraryAccount(int Files, int Playable, IReadOnlyList<FileGroup> Refused, IReadOnlyList<FileGroup> Broken, IReadOnlyList<FileGroup> NotAnalysed, string? Waiting);
internal sealed record FileGroup(string Why, int Count, IReadOnlyList<string> Names);
