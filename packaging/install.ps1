# Installs kb on Windows. The release workflow fills in the version and the repository.
#
#   KB_INSTALL_DIR   folder for the program (default: %LOCALAPPDATA%\Programs\kb)
#   KB_VERSION       version to install (default: the version of this script)

$ErrorActionPreference = 'Stop'

$version = if ($env:KB_VERSION) { $env:KB_VERSION } else { '@VERSION@' }
$folder = if ($env:KB_INSTALL_DIR) { $env:KB_INSTALL_DIR } else { Join-Path $env:LOCALAPPDATA 'Programs\kb' }
$name = "kb-$version-x86_64-pc-windows-msvc"
$downloads = "https://github.com/@REPOSITORY@/releases/download/v$version"

$temporary = Join-Path ([System.IO.Path]::GetTempPath()) ([System.Guid]::NewGuid())
New-Item -ItemType Directory -Path $temporary | Out-Null
try {
    Invoke-WebRequest -UseBasicParsing "$downloads/$name.zip" -OutFile "$temporary\kb.zip"
    Invoke-WebRequest -UseBasicParsing "$downloads/SHA256SUMS" -OutFile "$temporary\SHA256SUMS"
    $line = Get-Content "$temporary\SHA256SUMS" | Where-Object { $_ -match "^([0-9a-f]{64}) [ *]$([regex]::Escape($name))\.zip$" }
    $found = (Get-FileHash "$temporary\kb.zip" -Algorithm SHA256).Hash
    if (-not $line -or ($line -split ' ')[0] -ne $found) {
        throw "the checksum of $name.zip is wrong; nothing was installed"
    }
    Expand-Archive "$temporary\kb.zip" -DestinationPath $temporary
    New-Item -ItemType Directory -Force -Path $folder | Out-Null
    Copy-Item -Force "$temporary\$name\kb.exe" "$folder\kb.exe"
} finally {
    Remove-Item -Recurse -Force $temporary
}

$user = [Environment]::GetEnvironmentVariable('Path', 'User')
if (($user -split ';') -notcontains $folder) {
    [Environment]::SetEnvironmentVariable('Path', "$user;$folder", 'User')
    Write-Output "added $folder to your PATH; open a new terminal"
}
Write-Output "installed $(& "$folder\kb.exe" -V) in $folder"
