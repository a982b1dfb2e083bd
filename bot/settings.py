"""Every setting, once, from the environment or `.env`. The names are those of `.env.example`."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.engine import parsed_url


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: str = "sqlite:///parley.db"
    host: str = "0.0.0.0"
    port: int = Field(3000, ge=0, le=65535)
    public_url: str = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"
    # What /change and the others are called in this workspace: a prefix, for names that are taken.
    slack_command_prefix: str = Field("", pattern=r"^[a-z0-9-]{0,16}$")

    feishu_app_id: str = ""
    feishu_app_secret: SecretStr = SecretStr("")
    feishu_encrypt_key: SecretStr = SecretStr("")
    feishu_verification_token: SecretStr = SecretStr("")
    feishu_mode: Literal["websocket", "webhook"] = "websocket"
    feishu_base_url: str = "https://open.feishu.cn"  # Lark: https://open.larksuite.com

    summary_model_url: str = ""
    summary_model_key: SecretStr = SecretStr("")
    summary_model: str = ""
    email_host: str = ""  # host or host:port
    email_security: Literal["starttls", "tls", "none"] = "starttls"
    email_user: str = ""
    email_password: SecretStr = SecretStr("")
    email_from: str = ""

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, url: str) -> str:
        parsed_url(url)
        return url

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("slack_api_url")
    @classmethod
    def _ends_with_a_slash(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("must start with https://")
        return url if url.endswith("/") else f"{url}/"

    @field_validator("summary_model_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("must start with https://")
        return url

    @field_validator("feishu_base_url")
    @classmethod
    def _ends_without_a_slash(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("must start with https://")
        return url.rstrip("/")

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _is_the_right_token(cls, token: SecretStr, info: object) -> SecretStr:
        expected = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}
        prefix = expected[getattr(info, "field_name", "")]
        if token.get_secret_value() and not token.get_secret_value().startswith(prefix):
            raise ValueError(f"must start with {prefix}")
        return token

    @field_validator("slack_bot_token", "slack_app_token", "slack_signing_secret")
    @classmethod
    def _fits_into_a_header(cls, secret: SecretStr) -> SecretStr:
        if not all("!" <= letter <= "~" for letter in secret.get_secret_value()):
            raise ValueError("has a space or a letter in it that was copied along")
        return secret

    @model_validator(mode="after")
    def _slack_is_whole(self) -> "Settings":
        if self.uses_slack and not (self.slack_app_token or self.slack_signing_secret):
            raise ValueError(
                "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or "
                "SLACK_SIGNING_SECRET (HTTP)"
            )
        return self

    @model_validator(mode="after")
    def _feishu_is_whole(self) -> "Settings":
        if not self.uses_feishu:
            return self
        if not self.feishu_app_secret:
            raise ValueError("FEISHU_APP_ID needs FEISHU_APP_SECRET")
        is_sealed = self.feishu_encrypt_key and self.feishu_verification_token
        if self.feishu_mode == "webhook" and not is_sealed:
            raise ValueError(
                "FEISHU_MODE=webhook needs FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN"
            )
        return self

    @model_validator(mode="after")
    def _model_is_named(self) -> "Settings":
        if self.summary_model_url and not self.summary_model:
            raise ValueError("SUMMARY_MODEL_URL needs SUMMARY_MODEL, the model's name")
        return self

    @model_validator(mode="after")
    def _email_is_whole(self) -> "Settings":
        if self.email_host and "@" not in self.email_from:
            raise ValueError("EMAIL_HOST needs EMAIL_FROM, for instance parley@example.com")
        return self

    @property
    def sends_mail(self) -> bool:
        return bool(self.email_host)

    @property
    def uses_feishu(self) -> bool:
        return bool(self.feishu_app_id)

    @property
    def uses_slack(self) -> bool:
        return bool(self.slack_bot_token.get_secret_value())

    @property
    def slack_uses_sockets(self) -> bool:
        return bool(self.slack_app_token.get_secret_value())


class WrongSettings(Exception):
    """Says in one line a setting what is wrong with it; never its value."""


def read(env_file: Path | None = None) -> Settings:
    """Raises WrongSettings."""
    try:
        return Settings(_env_file=env_file) if env_file else Settings()
    except ValidationError as error:
        lines = [_sentence(one["loc"], one["msg"]) for one in error.errors(include_input=False)]
        raise WrongSettings("\n".join(lines)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise WrongSettings(f".env cannot be read: {type(error).__name__}, not UTF-8?") from None


def _sentence(place: tuple[int | str, ...], message: str) -> str:
    name = str(place[0]).upper() if place else ""
    said = message.removeprefix("Value error, ")
    return f"{name}: {said}" if name else said
