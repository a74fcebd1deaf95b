using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether we may write where we keep things. A run with sudo leaves files that the next run without it cannot change.</summary>
internal sealed class PermissionsCheck(string folder) : ICheck
{
    private static readonly EnumerationOptions Shallow = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };

    public string Name => "permissions";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return Task.FromResult(Finding.Well($"{folder} will be made when it is needed."));
        var foreign = Directory.EnumerateFileSystemEntries(folder, "*", Shallow).Prepend(folder).FirstOrDefault(entry => !Posix.CanReadAndWrite(entry));
        return Task.FromResult(foreign is null
            ? Finding.Well($"{Environment.UserName} may write in {folder}.")
            : Finding.Fault($"{Environment.UserName} may not write to {foreign}.", $"sudo chown -R {Environment.UserName}: {folder}"));
    }
}
