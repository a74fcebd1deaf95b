using System.Runtime.InteropServices;

namespace Roomtone.Cli.Host;

/// <summary>The few calls of libc that .NET does not offer.</summary>
internal static partial class Posix
{
    public const int SigHup = 1;
    public const int SigInt = 2;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    public static bool IsRoot => GetEffectiveUserId() == 0;

    /// <returns>False when there is no such process, or it is not ours.</returns>
    public static bool Signal(int process, int signal) => Kill(process, signal) == 0;

    /// <summary>For the user that we really are, without opening it: a camera's light stays off.</summary>
    public static bool CanReadAndWrite(string path) => Access(path, ReadAndWrite) == 0;

    private const int ReadAndWrite = 4 | 2; // R_OK and W_OK of access(2).

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}
