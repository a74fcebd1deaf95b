namespace Roomtone.Cli.Authority;

/// <summary>What a server needs to speak TLS: PEM files.</summary>
/// <param name="CaFile">The authority that clients trust.</param>
/// <param name="CertificateFile">The server's own certificate.</param>
/// <param name="KeyFile">Its key.</param>
public sealed record TlsFiles(string CaFile, string CertificateFile, string KeyFile);
