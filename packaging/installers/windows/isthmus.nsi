; Installs Isthmus for all users or for one, silently with /S.
;   /AllUsers, /CurrentUser   for whom; without a word: all, where the rights are there
;   /D=FOLDER                 where to, the last word of the line
; An older version in the same place is replaced. Cases are never touched: the
; uninstaller removes the files it brought, by name, and folders only if they are empty.

Unicode true
SetCompressor /SOLID lzma
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "@TITLE@"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\@TITLE@"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\@TITLE@"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!include MultiUser.nsh
!include MUI2.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\@TITLE@"
!define MUI_ICON "@ICON@"
!define MUI_UNICON "@ICON@"
!define MUI_FINISHPAGE_RUN "$INSTDIR\@NAME@.exe"

Name "@TITLE@ @VERSION@"
OutFile "@OUT@"
BrandingText "@NOTICE@"
VIProductVersion "@VERSION4@"
VIAddVersionKey ProductName "@TITLE@"
VIAddVersionKey FileDescription "@TITLE@ installer"
VIAddVersionKey FileVersion "@VERSION@"
VIAddVersionKey LegalCopyright "Apache-2.0"

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "@TITLE@ needs a 64-bit Windows." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; A program that runs holds its own file: it cannot be opened for writing.
!macro REFUSE_WHILE_RUNNING
  IfFileExists "$INSTDIR\@NAME@.exe" 0 +8
  ClearErrors
  FileOpen $0 "$INSTDIR\@NAME@.exe" a
  IfErrors 0 +4
  MessageBox MB_OK|MB_ICONSTOP "@TITLE@ is running: close it, then try again." /SD IDOK
  SetErrorLevel 3
  Quit
  FileClose $0
!macroend

Section "Install"
  !insertmacro REFUSE_WHILE_RUNNING
  ; What an older version brought goes by that version's own list.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
  ExecWait '"$INSTDIR\uninstall.exe" /S /$MultiUser.InstallMode _?=$INSTDIR'
@INSTALL@
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "Software\@TITLE@" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "@TITLE@"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "@VERSION@"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\@NAME@.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The Isthmus authors"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S /$MultiUser.InstallMode'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" @SIZE_KIB@
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  WriteRegStr SHCTX "Software\Classes\.@CASE_SUFFIX@" "" "@TITLE@.Case"
  WriteRegStr SHCTX "Software\Classes\@TITLE@.Case" "" "@CASE_TITLE@"
  WriteRegStr SHCTX "Software\Classes\@TITLE@.Case\DefaultIcon" "" "$INSTDIR\@NAME@.exe,0"
  WriteRegStr SHCTX "Software\Classes\@TITLE@.Case\shell\open\command" "" '"$INSTDIR\@NAME@.exe" "%1"'
  CreateShortcut "$SMPROGRAMS\@TITLE@.lnk" "$INSTDIR\@NAME@.exe"
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING
@UNINSTALL@
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\@TITLE@.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey SHCTX "Software\@TITLE@"
  DeleteRegKey SHCTX "Software\Classes\@TITLE@.Case"
  DeleteRegKey SHCTX "Software\Classes\.@CASE_SUFFIX@"
SectionEnd
