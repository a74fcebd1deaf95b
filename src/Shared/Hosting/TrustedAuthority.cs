using System.Runtime.InteropServices;

namespace Roomtone.Hosting;

/// <summary>
/// Makes this process trust one authority and no other in the TLS of .NET. The database's driver takes no authority of
/// its own, so it is named where .NET looks: SSL_CERT_FILE, which OpenSSL's users know. .NET reads it once, from the
/// environment of the system; so it must be set there, and before the first TLS.
/// </summary>
public static partial class TrustedAuthority
{
    private const string FileVariable = "SSL_CERT_FILE";
    private const string FolderVariable = "SSL_CERT_DIR";

    /// <param name="caFile">A PEM file.</param>
    public static void Use(string caFile)
    {
        var path = Path.GetFullPath(caFile);
        Set(FileVariable, path);
        // Else the system's own authorities would be trusted beside it.
        Set(FolderVariable, path + ".none");
    }

    private static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value); // For the programs that we start.
        _ = SetVariable(name, value, overwrite: 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
