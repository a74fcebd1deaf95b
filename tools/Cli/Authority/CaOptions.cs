namespace Roomtone.Cli.Authority;

/// <summary>What was asked of <c>roomtone ca</c>.</summary>
/// <param name="Action"><c>make</c>, <c>renew</c>, <c>device</c> or <c>show</c>.</param>
/// <param name="Folder">Where the authority is.</param>
/// <param name="Names">Names and addresses under which the servers are reached.</param>
/// <param name="Device">Whose certificate to sign.</param>
/// <param name="All">Whether to renew also what lasts for long.</param>
internal sealed record CaOptions(string Action, string Folder, IReadOnlyList<string> Names, string? Device = null, bool All = false);
