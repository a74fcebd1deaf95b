using System.Security.Cryptography.X509Certificates;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Devices;

/// <summary>Issues the one-time codes with which devices join, for the page and the command line.</summary>
internal sealed class JoinCodeService(JoiningSettings settings, JoinCodes codes, AuditLog audit)
{
    /// <returns>Null where a device may be called so, else a sentence.</returns>
    public string? ProblemWith(string? device)
    {
        if (device is null || !DeviceId.IsValid(device)) return $"A device's id has 1 to {DeviceId.MaxLength} of a-z, 0-9, - and _.";
        return IsService(device) ? $"{device} is the name of a service. Choose another one." : null;
    }

    /// <summary>Otherwise the services' own users could be removed.</summary>
    public bool IsService(string id) => id is "cloudsync" or "dashboard" || id == settings.ControlUser;

    /// <param name="device">An id without a problem.</param>
    /// <param name="by">Who made it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Database.DatabaseUnavailableException">It is down or too slow.</exception>
    public async Task<MadeCode> MakeAsync(string device, string by, CancellationToken cancellationToken)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(settings.CaFile);
        var code = JoinCode.Make(authority.RawData);
        var ends = await codes.KeepAsync(code, device, by, cancellationToken);
        audit.Write(by, AuditActions.JoinCodeMade, $"{device}: valid until {ends:u}");
        return new(device, code.ToString(), ends);
    }
}

/// <summary>A code; shown this once.</summary>
/// <param name="Device">The device that it makes.</param>
/// <param name="Code">To be typed on the box: <c>./roomtone join CODE --server …</c></param>
/// <param name="Ends">UTC.</param>
internal sealed record MadeCode(string Device, string Code, DateTimeOffset Ends);
